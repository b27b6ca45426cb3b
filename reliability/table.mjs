/** Prints results as a table. */
export function printTable(results) {
  const rows = results.map(({ fault, sent, answered, told, lost, twice, seconds }) => [
    fault,
    { sent, answered, 'told why': told, lost, twice, 'seconds to recover': Number(seconds.toFixed(1)) },
  ]);
  console.table(Object.fromEntries(rows));
}
