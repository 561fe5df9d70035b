import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What Prometheus reads. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<"outcome" | "code">;
  readonly settled: Counter<"status">;
  readonly transactions: Counter<"event">;
  readonly gas: Counter;
  readonly waiting: Gauge;
  readonly sent: Gauge;
  readonly balance: Gauge;
  readonly gasPrice: Gauge;
  readonly block: Gauge;
  readonly reachable: Gauge;
  readonly dayGas: Gauge;
  readonly dayRequests: Gauge;
  readonly duration: Histogram<"route" | "status">;
}

/** Makes the metrics of one relay. No label holds anything of a learner. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `cairn_relay_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `cairn_relay_${name}`, help, registers });
  return {
    registry,
    requests: counter("requests_total", "Requests posted, by outcome and code", ["outcome", "code"]),
    settled: counter("settled_total", "Requests that ended, by status", ["status"]),
    transactions: counter("transactions_total", "Transactions: signed, replaced, mined, lost", ["event"]),
    gas: counter("gas_used_total", "Gas that mined transactions used", []),
    waiting: gauge("queue_waiting", "Requests that wait"),
    sent: gauge("queue_sent", "Requests in transactions that are not settled"),
    balance: gauge("balance_ether", "Ether of the relay's account"),
    gasPrice: gauge("gas_price_gwei", "Price of a unit of gas"),
    block: gauge("block", "Newest block that the node gave"),
    reachable: gauge("node_reachable", "1 while the node answers"),
    dayGas: gauge("day_gas", "Gas reserved and used today (UTC)"),
    dayRequests: gauge("day_requests", "Requests accepted today (UTC)"),
    duration: new Histogram({
      name: "cairn_relay_http_seconds",
      help: "Time to answer, by route and status",
      labelNames: ["route", "status"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
  };
}
