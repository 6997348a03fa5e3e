import { listAudit } from "../../services/audit";
import { roundReaderProcedure, router } from "../trpc";

export const auditRouter = router({
  list: roundReaderProcedure.query(({ input }) => listAudit(input.roundId)),
});
