// Package ops is what an operator sees of a running ask287: whether it lives, whether it is ready, and what it counts.
//
// From the bottom up:
//
//   - health.go has the checks: what must be well for questions to be answered, and what may fail for a while.
//   - metrics.go counts what adapters report, as a [bot.Observer]; gauges.go has what is looked up when it is asked for, and what becomes of
//     ICE's lists.
//   - handler.go serves both over HTTP.
//
// No label, no log line and no page holds anything that somebody typed or is: labels come from the lists in labels.go alone.
package ops
