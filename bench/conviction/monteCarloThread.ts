// A worker thread of bench/conviction.ts: does a part of an experiment's tasks and hands them back.
import { parentPort } from "node:worker_threads";
import { type Experiment, planExperiment, runTasks } from "~/core/simulation";

export interface MonteCarloPart {
  readonly experiment: Experiment;
  readonly from: number;
  readonly to: number;
}

parentPort!.on("message", ({ experiment, from, to }: MonteCarloPart) => {
  parentPort!.postMessage(runTasks(planExperiment(experiment), from, to));
});
