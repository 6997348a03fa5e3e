import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import type { ComputeFit } from "../services/computeFit";
import { deliverWebhook } from "../services/deliverWebhook";
import { DATASET_REASONS, freezeData } from "../services/freezeData";
import type { ComputeStudy } from "../services/lab/computeStudy";
import { finishRun } from "../services/lab/finishRun";
import { simulatePart } from "../services/lab/simulatePart";
import { splitRun } from "../services/lab/splitRun";
import { settlePoolNow, settlePools } from "../services/pool/settlePools";
import type { ServiceCall } from "../services/runApart";
import { runFit } from "../services/runFit";
import { scoreSubmission } from "../services/scoreSubmission";
import { sendInvitation } from "../services/sendInvitation";
import { sendReminder } from "../services/sendReminder";

const id = z.string().min(1).max(64);
const ofFit = z.object({ fitId: id });
const ofSubmission = z.object({ submissionId: id });
const ofInvitation = z.object({ invitationId: id });
const ofReminder = z.object({ reminderId: id });
const ofDelivery = z.object({ deliveryId: id });
const ofRun = z.object({ runId: id });
const ofPart = z.object({ partId: id });
const ofImport = z.object({ importId: id });
const ofPool = z.object({ poolId: id });
const ofRound = z.object({ roundId: id });
const ofData = ofRound.extend({ reason: z.enum(DATASET_REASONS), requestedById: id.optional() });

/** The tasks of the queue: check the payload, call one service, the long ones apart from the worker. */
export function taskList(
  compute: ComputeFit,
  study: ComputeStudy,
  apart: (call: ServiceCall) => Promise<void>,
): TaskList {
  const runFitTask: Task = (payload, { abortSignal }) =>
    runFit(ofFit.parse(payload).fitId, compute, abortSignal);
  const scoreSubmissionTask: Task = (payload) =>
    scoreSubmission(ofSubmission.parse(payload).submissionId);
  return {
    runFit: runFitTask,
    scoreSubmission: scoreSubmissionTask,
    scoreBoard: (payload) => apart({ service: "scoreBoard", id: ofRound.parse(payload).roundId }),
    freezeData: (payload) => {
      const { roundId, reason, requestedById } = ofData.parse(payload);
      return freezeData(roundId, reason, requestedById);
    },
    importContributions: (payload) =>
      apart({ service: "importContributions", id: ofImport.parse(payload).importId }),
    computeFunding: (payload) =>
      apart({ service: "computeFunding", id: ofRound.parse(payload).roundId }),
    runSimulation: (payload) => splitRun(ofRun.parse(payload).runId),
    simulatePart: (payload, { abortSignal }) =>
      simulatePart(ofPart.parse(payload).partId, study, abortSignal),
    finishSimulation: (payload, { abortSignal }) =>
      finishRun(ofRun.parse(payload).runId, study, abortSignal),
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
