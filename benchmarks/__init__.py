"""What it costs: ratios against a peer in the same run, for figures that hold on any machine."""
