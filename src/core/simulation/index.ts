export { type SimulatedAnswer, type SimulatedJurors, simulateJurors } from "./jurors";
