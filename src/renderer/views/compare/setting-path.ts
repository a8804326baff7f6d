/** From a plan to one of its settings: names of what it is in, and places in lists. */
export type Step = string | number;

/** The steps of a path as the lab writes it, such as `design.trunk[0].units` or `recipe.columns["body mass"].role`. */
export function stepsOf(path: string): Step[] {
  const parts = path.matchAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]|[^.[\]]+/g);
  return Array.from(parts, ([part]) => {
    if (part.startsWith('["')) return String(JSON.parse(part.slice(1, -1)));
    return part.startsWith('[') ? Number(part.slice(1, -1)) : part;
  });
}
