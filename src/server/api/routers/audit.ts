import { listAudit } from "../../services/audit";
import { auditAnswer } from "../rest/answers";
import { roundReaderProcedure, router } from "../trpc";

export const auditRouter = router({
  list: roundReaderProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds/{roundId}/audit", scope: "read", open: true },
        summary: "What was done in a round, hash-chained, newest first",
        answer: auditAnswer,
      },
    })
    .query(({ input }) => listAudit(input.roundId)),
});
