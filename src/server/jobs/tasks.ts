import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import type { ComputeFit } from "../services/computeFit";
import { computeFunding } from "../services/computeFunding";
import { deliverWebhook } from "../services/deliverWebhook";
import { DATASET_REASONS, freezeData } from "../services/freezeData";
import { importContributions } from "../services/importContributions";
import { settlePoolNow, settlePools } from "../services/pool/settlePools";
import { runFit } from "../services/runFit";
import { scoreBoard } from "../services/scoreBoard";
import { scoreSubmission } from "../services/scoreSubmission";
import { sendInvitation } from "../services/sendInvitation";
import { sendReminder } from "../services/sendReminder";

const id = z.string().min(1).max(64);
const ofFit = z.object({ fitId: id });
const ofSubmission = z.object({ submissionId: id });
const ofInvitation = z.object({ invitationId: id });
const ofReminder = z.object({ reminderId: id });
const ofDelivery = z.object({ deliveryId: id });
const ofImport = z.object({ importId: id });
const ofPool = z.object({ poolId: id });
const ofRound = z.object({ roundId: id });
const ofData = ofRound.extend({ reason: z.enum(DATASET_REASONS), requestedById: id.optional() });

/** The tasks of the queue: check the payload, call one service. */
export function taskList(compute: ComputeFit): TaskList {
  const runFitTask: Task = (payload, { abortSignal }) =>
    runFit(ofFit.parse(payload).fitId, compute, abortSignal);
  const scoreSubmissionTask: Task = (payload) =>
    scoreSubmission(ofSubmission.parse(payload).submissionId);
  const scoreBoardTask: Task = (payload) => scoreBoard(ofRound.parse(payload).roundId);
  return {
    runFit: runFitTask,
    scoreSubmission: scoreSubmissionTask,
    scoreBoard: scoreBoardTask,
    freezeData: (payload) => {
      const { roundId, reason, requestedById } = ofData.parse(payload);
      return freezeData(roundId, reason, requestedById);
    },
    importContributions: (payload) => importContributions(ofImport.parse(payload).importId),
    computeFunding: (payload) => computeFunding(ofRound.parse(payload).roundId),
    settlePool: (payload) => settlePoolNow(ofPool.parse(payload).poolId),
    settlePools: () => settlePools(),
    sendInvitation: (payload) => sendInvitation(ofInvitation.parse(payload).invitationId),
    sendReminder: (payload) => sendReminder(ofReminder.parse(payload).reminderId),
  };
}

/** Tasks that wait for other people's servers: kept apart, so that no score waits for them. */
export const MESSAGES: TaskList = {
  deliverWebhook: (payload) => deliverWebhook(ofDelivery.parse(payload).deliveryId),
};
