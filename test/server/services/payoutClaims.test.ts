import { beforeAll, describe, expect, test } from "vitest";
import { PAYOUT_FORMATS, sha256Hex, verifyClaim } from "~/core/formats";
import { computeFitInPlace } from "~/server/services/computeFit";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { getClaim, getClaims } from "~/server/services/payoutClaims";
import { payoutReport } from "~/server/services/payoutReport";
import { proposePayout } from "~/server/services/proposePayout";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import { accessOf, addAnswers, closeRound, type Fixture, openRound } from "./fixture";

const [ONE, TWO] = ["a", "b"].map((digit) => `0x${digit.repeat(40)}`) as [string, string];
const NOBODY = `0x${"9".repeat(40)}`;

let round: Fixture;
let runId: string;
const visitor = () => accessOf(round, "closed");

async function propose(): Promise<string> {
  round = await openRound();
  await addAnswers(round);
  await closeRound(round);
  const { organizer } = round.people;
  const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
  const { fitId } = await requestFit(organizer, round.roundId, wanted);
  await runFit(fitId, computeFitInPlace);
  const rows = [`alpha/one,${ONE},2`, `alpha/one,${TWO},1`, `beta/two,${ONE},1`];
  await setPayoutShares(organizer, round.roundId, `project,address,share\n${rows.join("\n")}\n`);
  const draft = await createPayoutDraft(organizer, round.roundId);
  runId = draft.runId;
  await proposePayout(organizer, round.roundId, runId);
  return draft.linesHash;
}

beforeAll(async () => {
  const linesHash = await propose();
  const approval = { runId, approve: true, linesHash };
  await decidePayout(round.people.approver, round.roundId, approval);
});

describe("what an address can claim", () => {
  test("is the sum of its lines, with a proof that leads to the exported root", async () => {
    const { root, recipients } = await getClaims(visitor(), runId);
    const exported = await exportPayout(round.roundId, { runId, format: "merkle" });
    expect(root).toBe(exported.root);
    expect(recipients).toBe(4);
    const claim = (await getClaim(visitor(), { runId, address: ONE }))!;
    expect(claim.projects).toEqual(["alpha/one", "beta/two"]);
    expect(verifyClaim(root!, claim)).toBe(true);
    const { claims } = JSON.parse(exported.files[0]!.content);
    const own = claims.find(({ address }: { address: string }) => address === claim.address);
    expect(own).toMatchObject({ amount: claim.amount, proof: claim.proof });
  });

  test("is nothing for an address that is not paid", async () => {
    expect(await getClaim(visitor(), { runId, address: NOBODY })).toBeNull();
  });

  test.each(["", "0x12", "alpha/one", `0x${"0".repeat(40)}`])(
    "is not looked up for %j",
    async (address) => {
      const asked = getClaim(visitor(), { runId, address });
      await expect(asked).rejects.toMatchObject({ code: "invalid" });
    },
  );

  test("does not verify with another amount, proof or root", async () => {
    const claim = (await getClaim(visitor(), { runId, address: TWO }))!;
    expect(verifyClaim(claim.root, claim)).toBe(true);
    const more = { ...claim, amount: String(BigInt(claim.amount) + 1n) };
    expect(verifyClaim(claim.root, more)).toBe(false);
    expect(verifyClaim(claim.root, { ...claim, proof: claim.proof.slice(1) })).toBe(false);
    expect(verifyClaim(`0x${"1".repeat(64)}`, claim)).toBe(false);
    expect(verifyClaim("no root", claim)).toBe(false);
  });
});

describe("the report of a run", () => {
  test("has the hash of every export, as it is exported, and what the weights rest on", async () => {
    const { exports, fit } = await payoutReport(visitor(), runId);
    expect(exports.map(({ format }) => format)).toEqual(PAYOUT_FORMATS);
    expect(fit).toMatchObject({ method: "log_l2_ridge", params: { lambda: 3 } });
    expect(fit?.inputHash).toMatch(/^[0-9a-f]{64}$/);
    for (const { format, files, refused } of exports) {
      expect(refused).toBeNull();
      const exported = await exportPayout(round.roundId, { runId, format });
      const hashes = exported.files.map(({ name, content }) => ({
        name,
        hash: sha256Hex(content),
      }));
      expect(files).toEqual(hashes);
    }
  });
});

test("before a run is approved nobody claims, and only who decides sees its report, without files", async () => {
  await propose();
  const hidden = { code: "notFound" };
  const decider = accessOf(round, "closed", "approver");
  await expect(getClaims(visitor(), runId)).rejects.toMatchObject(hidden);
  await expect(getClaims(decider, runId)).rejects.toMatchObject(hidden);
  await expect(getClaim(visitor(), { runId, address: ONE })).rejects.toMatchObject(hidden);
  await expect(payoutReport(visitor(), runId)).rejects.toMatchObject(hidden);
  expect((await payoutReport(decider, runId)).exports).toEqual([]);
});
