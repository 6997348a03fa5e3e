export { type SimulatedAnswer, simulateJurors } from "./jurors";
