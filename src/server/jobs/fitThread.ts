// The thread that fits run in, so that the worker goes on beating, taking jobs and hearing of
// cancellations meanwhile.
import { computeFit } from "../services/computeFit";
import { answerThread } from "./threadSide";

answerThread(computeFit);
