// Calls dagre with the sizes of boxes and of the words on arrows; gives back where they stand, in whole pixels.
globalThis.structuredClone = (value) => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
function arrange(text) {
  const { boxes, arrows, gaps } = JSON.parse(text);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ...gaps });
  boxes.forEach(([width, height], n) => graph.setNode(String(n), { width, height }));
  for (const [from, to, width, height] of arrows) {
    graph.setEdge(String(from), String(to), { width, height, labelpos: "c" });
  }
  dagre.layout(graph);
  const { width, height } = graph.graph();
  return JSON.stringify({
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map((_, n) => [Math.round(graph.node(String(n)).x), Math.round(graph.node(String(n)).y)]),
    arrows: arrows.map(([from, to]) => {
      const { x, y, points } = graph.edge(String(from), String(to));
      return [Math.round(x), Math.round(y), points.map((p) => [Math.round(p.x), Math.round(p.y)])];
    }),
  });
}
