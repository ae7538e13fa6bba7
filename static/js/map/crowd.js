// Pins that would lie over each other become one, with all of them in its card. Pure: it knows no map.

/** Features in which no two lie within `reach` pixels of each other. `toPixel([lon, lat])` gives {x, y}. */
export function gather(features, toPixel, reach) {
  const groups = [];
  for (const feature of features) {
    if (feature.properties.cluster) {
      groups.push({ members: [feature] });
      continue;
    }
    const { x, y } = toPixel(feature.geometry.coordinates);
    const near = groups.find((group) => group.x !== undefined && Math.hypot(group.x - x, group.y - y) < reach);
    if (near) near.members.push(feature);
    else groups.push({ x, y, members: [feature] });
  }
  return groups.map(({ members }) => (members.length > 1 ? together(members) : members[0]));
}

/** One pin for several, on the place of the first, so that it lies on something that is there. */
function together(members) {
  const items = members.flatMap(({ properties }) => (properties.stack > 1 ? properties.items : [properties]));
  const stack = members.reduce((sum, { properties }) => sum + (properties.stack ?? 1), 0);
  const [{ geometry, properties }] = members;
  return { type: "Feature", id: `crowd-${items.map(({ id }) => id).join("-")}`, geometry, properties: { ...properties, stack, items } };
}
