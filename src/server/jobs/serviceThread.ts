// The thread that long jobs run in, from what they read to what they write: a million contributions or a
// large board keep one busy for seconds, in which the worker goes on beating and taking other jobs.
import { runApart } from "../services/runApart";
import { answerThread } from "./threadSide";

answerThread(runApart);
