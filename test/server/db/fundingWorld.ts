import { workerDb } from "~/server/db/worker";
import type { Fixture } from "../services/fixture";

export interface FundingWorld {
  /** Of the juror to the first project, current. */
  pledgeId: bigint;
  /** Imported, to the second project. */
  importedId: bigint;
  contributionImportId: string;
  holderListId: string;
  /** Of the juror, attested by the modeler. */
  claimId: string;
  attestationId: string;
  /** Of the organizer, withdrawn. */
  withdrawnClaimId: string;
}

export async function addFunding({ roundId, projectIds, people }: Fixture): Promise<FundingWorld> {
  const token = { amount: "5", symbol: "USDC", decimals: 6 };
  const file = await workerDb().contributionImport.create({
    data: {
      ...{ roundId, fileName: "c.csv", bytes: 10, fileHash: "hash", options: {}, status: "done" },
      createdById: people.organizer,
    },
  });
  const pledge = await workerDb().contribution.create({
    data: {
      ...{ ...token, roundId, projectId: projectIds[0]!, userId: people.juror },
      ...{ donor: `user:${people.juror}`, source: "pledge" },
    },
  });
  const imported = await workerDb().contribution.create({
    data: {
      ...{ ...token, roundId, projectId: projectIds[1]!, donor: "ann", source: "import" },
      ...{ importId: file.id, importLine: 2 },
    },
  });
  const list = await workerDb().holderList.create({
    data: {
      ...{ roundId, credential: "token", fileName: "h.csv", fileHash: "h", createdById: "o" },
      holders: { create: { holder: "ann", amount: 3 } },
    },
  });
  const said = { roundId, credential: "expert", statement: "I am" };
  const claim = await workerDb().expertiseClaim.create({
    data: { ...said, userId: people.juror },
  });
  const attestation = await workerDb().attestation.create({
    data: { claimId: claim.id, attesterId: people.modeler },
  });
  const withdrawn = await workerDb().expertiseClaim.create({
    data: { ...said, userId: people.organizer, withdrawnAt: new Date() },
  });
  return {
    ...{ pledgeId: pledge.id, importedId: imported.id, contributionImportId: file.id },
    ...{ holderListId: list.id, claimId: claim.id, attestationId: attestation.id },
    withdrawnClaimId: withdrawn.id,
  };
}

/** Expertise in a round that is still to be closed. */
export async function addExpertise({ roundId, people }: Fixture) {
  const said = { roundId, credential: "expert", statement: "I am", userId: people.juror };
  const { id: closedClaimId } = await workerDb().expertiseClaim.create({ data: said });
  const { id: closedAttestationId } = await workerDb().attestation.create({
    data: { claimId: closedClaimId, attesterId: people.modeler },
  });
  return { closedClaimId, closedAttestationId };
}
