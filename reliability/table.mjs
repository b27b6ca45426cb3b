/** How long it took until all was well, as a column. */
export function recovery({ slowest }) {
  return { 'seconds to recover': Number(slowest.toFixed(1)) };
}

/** What became of events, as columns. */
export function outcome({ sent, answered, told, gone, lost, twice }) {
  return { sent, answered, 'told why': told, gone, lost, twice };
}
