"""What people see: terminal, html, json. Presenters read records and decide nothing."""
