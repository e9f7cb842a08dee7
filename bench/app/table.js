/** @typedef {{ what: string, takes: string, compared: string, wanted: string, isMet: boolean }} AppLine */

/** @param {readonly AppLine[]} lines @returns {readonly string[]} */
export function toAppTable(lines) {
  return [
    '| what | takes | compared with | wanted |',
    '|---|---|---|---|',
    ...lines.map(
      ({ what, takes, compared, wanted, isMet }) =>
        `| ${what} | ${takes} | ${compared} | ${wanted}${isMet ? '' : ' (missed)'} |`,
    ),
  ];
}
