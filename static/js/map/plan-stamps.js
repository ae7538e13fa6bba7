// How each kind of element of a street looks from above, at its real size. Length goes up, width across.

/** A rectangle around the middle, with round corners. Length goes up, width across. */
function box(context, length, width, corner = 0) {
  context.beginPath();
  context.roundRect(-width / 2, -length / 2, width, length, Math.min(corner, width / 2, length / 2));
}

function letter(context, text, size, colour) {
  if (size < 7) return;
  context.fillStyle = colour;
  context.font = `700 ${size}px sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, 0, size * 0.04);
}

/** How each kind looks from above, at its real size. */
export const STAMPS = {
  tree(context, length, _width, tints) {
    const radius = length / 2;
    context.beginPath();
    const lobes = radius > 9 ? 9 : 0;
    if (lobes) {
      for (let n = 0; n <= lobes * 8; n += 1) {
        const angle = (n / (lobes * 8)) * 2 * Math.PI;
        const reach = radius * (0.95 + 0.07 * Math.cos(angle * lobes));
        const at = [Math.cos(angle) * reach, Math.sin(angle) * reach];
        if (n) context.lineTo(...at);
        else context.moveTo(...at);
      }
    } else {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
    }
    context.globalAlpha = 0.86;
    context.fillStyle = tints.crown;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, radius * 0.07);
    context.strokeStyle = tints.leaf;
    context.stroke();
    if (radius < 6) return;
    context.beginPath();
    context.globalAlpha = 0.35;
    context.fillStyle = tints.white;
    context.arc(-radius * 0.3, -radius * 0.32, radius * 0.34, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    context.fillStyle = tints.trunk;
    context.arc(0, 0, radius * 0.13, 0, 2 * Math.PI);
    context.fill();
  },
  parking(context, length, width, tints, scale, angle) {
    box(context, length, width);
    context.fillStyle = tints.road;
    context.globalAlpha = 0.85;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, 0.1 * scale);
    context.strokeStyle = tints.white;
    context.stroke();
    context.rotate(-angle);
    letter(context, "P", Math.min(length, width) * 0.62, tints.white);
  },
  bench(context, length, width, tints) {
    box(context, length, width, 2);
    context.fillStyle = tints.wood;
    context.fill();
    if (width < 5) return;
    context.beginPath();
    for (const share of [-0.17, 0.17]) {
      context.moveTo(width * share, -length / 2);
      context.lineTo(width * share, length / 2);
    }
    context.strokeStyle = tints.white;
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  },
  threshold(context, length, width, tints) {
    box(context, length, width);
    context.fillStyle = tints.stone;
    context.fill();
    context.strokeStyle = tints.steel;
    context.lineWidth = 1;
    context.stroke();
    const teeth = Math.max(2, Math.round(length / Math.max(6, width * 0.4)));
    context.fillStyle = tints.white;
    for (const side of [-1, 1]) {
      for (let n = 0; n < teeth; n += 1) {
        const from = -length / 2 + (n / teeth) * length;
        context.beginPath();
        context.moveTo((side * width) / 2, from);
        context.lineTo((side * width) / 2, from + length / teeth);
        context.lineTo(side * width * 0.14, from + length / teeth / 2);
        context.fill();
      }
    }
  },
  crossing(context, length, width, tints) {
    box(context, length, width);
    context.fillStyle = tints.road;
    context.globalAlpha = 0.9;
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = tints.white;
    const stripes = Math.max(3, Math.round(width / Math.max(3, length * 0.25)));
    for (let n = 0; n < stripes; n += 1) context.fillRect(-width / 2 + ((n + 0.2) / stripes) * width, -length / 2, (0.6 * width) / stripes, length);
  },
  lamp(context, length, _width, tints, scale) {
    const radius = Math.max(3, length / 2);
    context.beginPath();
    context.arc(0, 0, Math.max(radius * 1.6, 1.1 * scale), 0, 2 * Math.PI);
    context.fillStyle = tints.lamp;
    context.globalAlpha = 0.35;
    context.fill();
    context.globalAlpha = 1;
    disc(context, radius, tints.lamp, tints.ink);
  },
  bicycle_rack(context, length, width, tints) {
    box(context, length, width, 2);
    context.fillStyle = tints.stone;
    context.fill();
    context.beginPath();
    const bars = Math.max(2, Math.min(8, Math.round(length / 5)));
    for (let n = 0; n < bars; n += 1) {
      const at = -length / 2 + ((n + 0.5) / bars) * length;
      context.moveTo(-width * 0.42, at);
      context.lineTo(width * 0.42, at);
    }
    context.strokeStyle = tints.steel;
    context.lineWidth = Math.max(1.2, length * 0.035);
    context.stroke();
  },
  play(context, length, width, tints) {
    box(context, length, width, length * 0.3);
    context.globalAlpha = 0.35;
    context.fillStyle = tints.play;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, length * 0.05);
    context.strokeStyle = tints.play;
    context.stroke();
    context.beginPath();
    for (let n = 0; n < 10; n += 1) {
      const reach = (n % 2 ? 0.14 : 0.32) * Math.min(length, width);
      const angle = (n / 10) * 2 * Math.PI - Math.PI / 2;
      context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
    }
    context.closePath();
    context.fillStyle = tints.play;
    context.fill();
  },
  charging_point(context, length, width, tints) {
    const size = Math.max(6, Math.max(length, width));
    box(context, size, size, size * 0.25);
    context.fillStyle = tints.power;
    context.fill();
    context.beginPath();
    for (const [x, y] of [[0.08, -0.38], [-0.22, 0.06], [-0.02, 0.06], [-0.08, 0.38], [0.22, -0.08], [0.02, -0.08]]) context.lineTo(x * size, y * size);
    context.closePath();
    context.fillStyle = tints.white;
    context.fill();
  },
  container(context, length, width, tints) {
    box(context, length, width, 3);
    context.fillStyle = tints.steel;
    context.fill();
    context.strokeStyle = tints.white;
    context.lineWidth = 1;
    context.stroke();
    disc(context, Math.min(length, width) * 0.22, tints.white, tints.steel);
  },
  other(context, length, width, tints) {
    const size = Math.max(6, Math.min(length, width));
    context.rotate(Math.PI / 4);
    box(context, size * 0.8, size * 0.8, 1);
    context.fillStyle = tints.white;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = tints.ink;
    context.stroke();
  },
};

/** A filled circle with a line around it. */
export function disc(context, radius, fill, line) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = line;
  context.stroke();
}

