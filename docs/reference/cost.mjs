// Computes the monthly Azure bill from cost.json and keeps the table in cost.md true.
//   node docs/reference/cost.mjs           prints the table
//   node docs/reference/cost.mjs --write   puts it into cost.md
//   node docs/reference/cost.mjs --check   exit code 1 when cost.md says something else
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const page = new URL('cost.md', import.meta.url);
const sizes = [25, 100, 300];

/** @returns the lines of one month's bill in dollars, and what it is made of, for a tenant of that many users. */
export function estimate(users, { prices, month, perUserAndDay, bytes, runtime }) {
  const perMonth = (daily) => users * daily * month.days;
  const over = (amount, free) => Math.max(0, amount - free);
  const gb = (count, size) => (count * size) / 1e9;

  const entra = perMonth(perUserAndDay.entraRecords);
  const office365 = perMonth(perUserAndDay.office365Records);
  const defender = perMonth(perUserAndDay.defenderRecords);
  const alerts = perMonth(perUserAndDay.alerts);
  const evidence = perMonth(perUserAndDay.evidenceRecords);
  const records = entra + office365 + defender;
  const telemetryBytes = entra * bytes.entraRecord + office365 * bytes.office365Record + defender * bytes.defenderRecord;

  const messages = records / runtime.recordsPerMessage;
  const ingress = messages * Math.ceil(telemetryBytes / messages / bytes.ingressEventUnit) + alerts;

  const executions = messages / runtime.messagesPerExecution + alerts * runtime.orchestrationExecutionsPerAlert + runtime.timerExecutionsPerDay * month.days;
  const gbSeconds = executions * runtime.secondsPerExecution * runtime.instanceGb;

  const logs = gb(entra, bytes.entraRecord) + gb(executions, bytes.ownTelemetryPerExecution);
  const monthsBilled = over(runtime.logRetentionDays[users], prices.logFreeRetentionDays) / month.days;

  return {
    records,
    megabytesPerSecond: telemetryBytes / 1e6 / (month.hours * 3600),
    lines: {
      'Event Hubs: throughput units': runtime.throughputUnits[users] * month.hours * prices.throughputUnitHour,
      'Event Hubs: ingress events': (ingress / 1e6) * prices.millionIngressEvents,
      'Functions: memory while running': over(gbSeconds, prices.flexFreeGbSeconds) * prices.flexGbSecond,
      'Functions: executions': (over(executions, prices.flexFreeExecutions) / 1e6) * prices.flexMillionExecutions,
      'Tables: incidents and events':
        ((alerts * runtime.tableTransactionsPerAlert) / 1e4) * prices.table10kTransactions +
        gb(alerts * runtime.evidenceMonthsKept, bytes.tableEntity) * prices.tableGbMonth,
      'Tables: ledger':
        ((messages * runtime.tableTransactionsPerMessage) / 1e4) * prices.table10kTransactions +
        gb((records * runtime.ledgerDaysKept) / month.days, bytes.ledgerEntry) * prices.tableGbMonth,
      'Blobs: evidence':
        (evidence / 1e4) * prices.blob10kWrites + gb(evidence * runtime.evidenceMonthsKept, bytes.defenderRecord) * prices.blobGbMonth,
      'Storage: the runtime’s own polling': ((runtime.hostTransactionsPerDay * month.days) / 1e4) * prices.queue10kTransactions,
      'Log Analytics: ingestion': over(logs, prices.logFreeGb) * prices.logGbIngested,
      'Log Analytics: retention': logs * monthsBilled * prices.logGbRetainedMonth,
    },
    privateNetwork: runtime.privateEndpoints * month.hours * prices.privateEndpointHour + runtime.privateDnsZones * prices.privateDnsZoneMonth,
  };
}

const dollars = (amount) => amount.toFixed(2);
const row = (cells) => `| ${cells.join(' | ')} |`;

/** @returns the Markdown between the two markers of cost.md. */
export function table(input) {
  const bills = sizes.map((users) => estimate(users, input));
  const total = (bill) => Object.values(bill.lines).reduce((sum, line) => sum + line, 0);
  return [
    `Prices of ${input.prices.asOf}, ${input.prices.currency} per month (${input.prices.region}).`,
    '',
    row(['', ...sizes.map((users) => `${users} users`)]),
    row(['---', ...sizes.map(() => '---:')]),
    row(['Records per month, in millions', ...bills.map((bill) => (bill.records / 1e6).toFixed(1))]),
    row(['Average telemetry in MB/s', ...bills.map((bill) => bill.megabytesPerSecond.toFixed(3))]),
    ...Object.keys(bills[0].lines).map((line) => row([line, ...bills.map((bill) => dollars(bill.lines[line]))])),
    row(['**Total**', ...bills.map((bill) => `**${dollars(total(bill))}**`)]),
    row(['per user', ...bills.map((bill, at) => dollars(total(bill) / sizes[at]))]),
    row(['Private network, if switched on', ...bills.map((bill) => dollars(bill.privateNetwork))]),
  ].join('\n');
}

function fill(text, content) {
  const parts = /^([\s\S]*<!-- table:begin[^>]*-->\n)[\s\S]*(\n<!-- table:end -->[\s\S]*)$/.exec(text);
  if (!parts) throw new Error('cost.md has lost its markers');
  return parts[1] + content + parts[2];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const computed = table(JSON.parse(readFileSync(new URL('cost.json', import.meta.url), 'utf8')));
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');
  if (process.argv.includes('--write')) writeFileSync(page, fill(text, computed));
  else if (!process.argv.includes('--check')) console.log(computed);
  else if (fill(text, computed) !== text) {
    console.error('docs/reference/cost.md is out of date: run node docs/reference/cost.mjs --write');
    process.exitCode = 1;
  }
}
