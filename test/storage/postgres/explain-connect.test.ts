import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkDatabase } from "../../../src/doctor/check-database.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { inSession } from "../../../src/storage/backup/in-session.ts";
import { lookAtDatabase } from "../../../src/storage/postgres/look-at-database.ts";
import { openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { selfSigned } from "../../postgres/self-signed.ts";
import { runSql, startPostgres } from "../../postgres/start-postgres.ts";
import { keepLog } from "../temp-folder.ts";

const files = mkdtempSync(join(tmpdir(), "unitwise-tls-"));
const authority = join(files, "authority.pem");
writeFileSync(authority, selfSigned.cert);
const rubbish = join(files, "rubbish.pem");
writeFileSync(rubbish, "no certificate\n");

const hba = ["local all all trust", "hostssl all locked all scram-sha-256", "hostssl all all all trust"];
const server = await startPostgres({ port: true, tls: selfSigned, hba });
await runSql(server.url, "create role locked login password 'right'");
afterAll(async () => {
  rmSync(files, { recursive: true });
  await server.stop();
});

const at = (host: string, ways: string, user = "postgres") =>
  `postgres://${user}@${host}:${server.port}/postgres${ways}`;
const trusting = `?sslmode=verify-full&sslrootcert=${authority}`;

/** What the start of a server, the doctor and a backup say; all of them the same. */
async function told(url: string): Promise<{ readonly message: string; readonly code: string }> {
  const open = openDatabase({ url, log: keepLog(), migrates: false });
  const [start, look, session] = await Promise.allSettled([
    open.then((database) => database.close()),
    lookAtDatabase(url, systemClock),
    inSession(url, async () => undefined),
  ]);
  const errors = [start, look, session].map((one) => (one.status === "rejected" ? one.reason : undefined));
  for (const error of errors) expect(error).toBeInstanceOf(OutsideError);
  const [first] = errors;
  expect(errors.map(({ message, code }) => ({ message, code }))).toEqual(Array(3).fill(pick(first)));
  return pick(first);
}

const pick = ({ message, code }: OutsideError) => ({ message, code });

it("a database whose authority is named by its file is used over TLS", async () => {
  const url = at("localhost", trusting);
  await (await openDatabase({ url, log: keepLog(), migrates: false })).close();
  expect(await lookAtDatabase(url, systemClock)).toMatchObject({ hears: true });
});

it.each([
  ["database is not trusted", "DEPTH_ZERO_SELF_SIGNED_CERT", at("localhost", "?sslmode=verify-full")],
  ["sslrootcert=FILE", "DEPTH_ZERO_SELF_SIGNED_CERT", at("localhost", `?sslrootcert=${rubbish}`)],
  ["another name than the host", "ERR_TLS_CERT_ALTNAME_INVALID", at("127.0.0.1", trusting)],
  ["cannot be read: /none/ca.pem", "ENOENT", at("localhost", "?sslrootcert=/none/ca.pem")],
  ["(sslrootcert, sslcert, sslkey) cannot be read", "EISDIR", at("localhost", `?sslrootcert=${files}`)],
  [
    "No TLS connection",
    "ERR_OSSL_PEM_NO_START_LINE",
    at("localhost", `${trusting}&sslcert=${rubbish}&sslkey=${rubbish}`),
  ],
  ["only with TLS", "EACCES", at("localhost", "")],
  ["may not know the user", "EACCES", at("localhost", trusting, "stranger")],
  ["user and password", "EACCES", at("localhost", trusting, "locked:wrong")],
  ["DATABASE_URL holds none", "EACCES", at("localhost", trusting, "locked")],
  ["speaks no TLS", "ETLS", `${server.url}&sslmode=verify-full`],
])("start, doctor and backup say “%s” (%s)", async (words, code, url) => {
  const { message, code: given } = await told(url);
  expect([message, given]).toEqual([expect.stringContaining(words), code]);
});

it("the doctor says what is wrong and what to do about it, and no word on passwords where TLS is at fault", async () => {
  const findings = await checkDatabase(() => lookAtDatabase(at("localhost", "?sslmode=verify-full"), systemClock));
  expect(findings).toMatchObject([{ state: "bad", what: expect.stringContaining("not trusted") }]);
  expect(JSON.stringify(findings)).not.toMatch(/password|postgres@/);
});
