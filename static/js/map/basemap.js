// How the municipality's own vector tiles are painted: which layer, from which zoom, how wide.
// Layers and kinds are those of `participatie places basemap build`.
import { streetNames } from "./street-label.js";

const STREET_WIDTHS = [[11, 0.6], [13, 1.6], [14, 3], [15, 5.5], [16, 9], [17, 14], [18, 22], [19, 34]];
const MAIN_WIDTHS = [[9, 0.8], [11, 1.8], [13, 4], [14, 5.5], [15, 8.5], [16, 13], [17, 19], [18, 28], [19, 42]];
const MOTORWAY_WIDTHS = [[8, 1], [11, 2.8], [13, 5], [15, 10], [16, 15], [17, 22], [18, 32], [19, 46]];
const PATH_WIDTHS = [[14, 0.8], [15, 1.3], [16, 2.2], [17, 3.4], [18, 5], [19, 7]];
const STREAM_WIDTHS = [[13, 0.8], [15, 2.4], [17, 6], [19, 14]];

const GREEN_COLOURS = {
  park: "green", grass: "grass", wood: "wood", field: "field", farmland: "field", allotment: "field", sport: "sport",
};

/** A width that grows smoothly between [zoom, pixels] stops, doubling like the ground does. */
export function widthBetween(stops) {
  return (zoom) => {
    const after = stops.findIndex(([stop]) => stop >= zoom);
    if (after === -1) return stops[stops.length - 1][1];
    if (after === 0) return stops[0][1];
    const [lowZoom, low] = stops[after - 1];
    const [highZoom, high] = stops[after];
    return low * (high / low) ** ((zoom - lowZoom) / (highZoom - lowZoom));
  };
}

const ofKind =
  (...kinds) =>
  (zoom, feature) =>
    kinds.includes(feature.props.kind);

const POLYGON = 3;

function areas(painter, palette) {
  const { PolygonSymbolizer, LineSymbolizer } = painter;
  const isArea = (zoom, feature) => feature.geomType === POLYGON;
  const isStream = (zoom, feature) => feature.geomType !== POLYGON;
  return [
    {
      dataLayer: "settlements",
      maxzoom: 14,
      symbolizer: new PolygonSymbolizer({ fill: palette.settlement, opacity: (zoom) => (zoom < 14 ? 1 : 0.5) }),
    },
    {
      dataLayer: "green",
      symbolizer: new PolygonSymbolizer({
        fill: (zoom, feature) => palette[GREEN_COLOURS[feature?.props.kind] ?? "green"],
        perFeature: true,
      }),
    },
    {
      dataLayer: "water",
      filter: isArea,
      symbolizer: new PolygonSymbolizer({ fill: palette.water, stroke: palette["water-edge"], width: 0.6 }),
    },
    {
      dataLayer: "water",
      minzoom: 13,
      filter: isStream,
      symbolizer: new LineSymbolizer({
        color: palette.water,
        width: widthBetween(STREAM_WIDTHS),
        lineCap: "round",
        lineJoin: "round",
      }),
    },
    {
      dataLayer: "buildings",
      minzoom: 14,
      symbolizer: new PolygonSymbolizer({
        fill: palette.building,
        stroke: palette["building-edge"],
        width: (zoom) => (zoom >= 16 ? 0.8 : 0),
        opacity: (zoom) => (zoom < 15 ? 0.75 : 1),
      }),
    },
  ];
}

function road(painter, { kinds, widths, fill, casing, edge = 1, minzoom }) {
  const width = widthBetween(widths);
  const joined = { lineCap: "round", lineJoin: "round" };
  const shared = { dataLayer: "roads", minzoom, filter: ofKind(...kinds) };
  const { LineSymbolizer } = painter;
  return {
    casing: {
      ...shared,
      symbolizer: new LineSymbolizer({ color: casing, width: (zoom) => width(zoom) + edge * (zoom < 14 ? 1 : 2), ...joined }),
    },
    fill: { ...shared, symbolizer: new LineSymbolizer({ color: fill, width, ...joined }) },
  };
}

function ways(painter, palette) {
  const { LineSymbolizer } = painter;
  const street = road(painter, {
    kinds: ["street"], widths: STREET_WIDTHS, fill: palette.road, casing: palette.casing, edge: 0.8, minzoom: 12,
  });
  const main = road(painter, {
    kinds: ["main"], widths: MAIN_WIDTHS, fill: palette["road-main"], casing: palette["casing-main"],
  });
  const motorway = road(painter, {
    kinds: ["motorway"], widths: MOTORWAY_WIDTHS, fill: palette["road-main"], casing: palette["casing-main"], edge: 1.3,
  });
  return [
    {
      dataLayer: "roads",
      minzoom: 14,
      filter: ofKind("path"),
      symbolizer: new LineSymbolizer({
        color: palette.path, width: widthBetween(PATH_WIDTHS), lineCap: "round", lineJoin: "round",
      }),
    },
    {
      dataLayer: "boundaries",
      minzoom: 12,
      filter: ofKind("district"),
      symbolizer: new LineSymbolizer({ color: palette.boundary, width: 1, dash: [2, 4], opacity: 0.45 }),
    },
    street.casing, main.casing, motorway.casing, street.fill, main.fill, motorway.fill,
    {
      dataLayer: "roads",
      minzoom: 13,
      filter: ofKind("ferry"),
      symbolizer: new LineSymbolizer({ color: palette.ferry, width: 1.6, dash: [5, 5] }),
    },
    {
      dataLayer: "railways",
      symbolizer: new LineSymbolizer({ color: palette.rail, width: widthBetween([[10, 0.8], [14, 1.6], [17, 3]]) }),
    },
    {
      dataLayer: "railways",
      minzoom: 13,
      symbolizer: new LineSymbolizer({
        color: palette.land, width: widthBetween([[13, 0.6], [14, 0.8], [17, 1.6]]), dash: [7, 7],
      }),
    },
    // Outside the municipality everything fades towards the colour of the land.
    {
      dataLayer: "boundaries",
      filter: ofKind("outside"),
      symbolizer: new painter.PolygonSymbolizer({ fill: palette.land, opacity: 0.55 }),
    },
    {
      dataLayer: "boundaries",
      filter: ofKind("municipality"),
      symbolizer: new LineSymbolizer({
        color: palette.boundary, width: widthBetween([[10, 1.2], [14, 2.4]]), opacity: 0.7, lineJoin: "round",
      }),
    },
  ];
}

/** Everything but the texts, from the bottom up. */
export function paintRules(painter, palette) {
  return [...areas(painter, palette), ...ways(painter, palette)];
}

function placeLabel(painter, palette, { kinds, minzoom, maxzoom, size, weight = 650, fill = palette.label, ...extra }) {
  return {
    dataLayer: "places",
    minzoom,
    maxzoom,
    filter: ofKind(...kinds),
    symbolizer: new painter.Padding(4, new painter.CenteredTextSymbolizer({
      fontFamily: palette.font, fontWeight: weight, fontSize: size, fill, stroke: palette.halo, width: 1.6,
      lineHeight: 1.35, maxLineChars: 18, ...extra,
    })),
  };
}

function streetLabel(palette, { kinds, minzoom, size, fill }) {
  return {
    dataLayer: "roads",
    minzoom,
    filter: ofKind(...kinds),
    symbolizer: streetNames({ font: (pixels) => `500 ${pixels}px ${palette.font}`, size, fill, halo: palette.halo }),
  };
}

/** The texts, the most important first: they take their room in this order. */
export function labelRules(painter, palette) {
  const place = (options) => placeLabel(painter, palette, options);
  const street = (options) => streetLabel(palette, options);
  return [
    place({ kinds: ["town"], maxzoom: 13, size: (zoom) => (zoom < 12 ? 16 : 20), weight: 700 }),
    place({ kinds: ["village"], minzoom: 11, maxzoom: 16, size: (zoom) => (zoom < 13 ? 13 : 15.5) }),
    place({ kinds: ["district"], minzoom: 12, maxzoom: 16, size: (zoom) => (zoom < 14 ? 13 : 15) }),
    place({
      kinds: ["water", "lake"], minzoom: 11, size: (zoom) => (zoom < 13 ? 13 : zoom < 15 ? 14.5 : 17), weight: 500, fontStyle: "italic",
      fontFamily: palette.fontWater, fill: palette["water-label"], stroke: palette.water, width: 1, letterSpacing: 0.6,
    }),
    place({ kinds: ["neighbourhood"], minzoom: 14, maxzoom: 17, size: 13.5, weight: 600 }),
    place({ kinds: ["station"], minzoom: 14, size: 12.5, weight: 650, fill: palette.label }),
    street({ kinds: ["motorway", "main"], minzoom: 15, size: (zoom) => (zoom < 17 ? 12 : zoom < 19 ? 14 : 16), fill: palette.label }),
    street({ kinds: ["street"], minzoom: 16, size: (zoom) => (zoom < 17 ? 11.5 : zoom < 18 ? 12.5 : 15), fill: palette["label-minor"] }),
    place({ kinds: ["park"], minzoom: 15, size: 12.5, weight: 600, fill: palette["green-label"] }),
    street({ kinds: ["path", "ferry"], minzoom: 17, size: 11.5, fill: palette["label-minor"] }),
  ];
}
