import { expect, it } from "vitest";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { databaseError } from "../../../src/storage/postgres/database-error.ts";

it.each([
  ["28P01", "EACCES", "user and password"],
  ["28000", "EACCES", "only with TLS"],
  ["3D000", "EACCES", "no database of the name"],
  ["42501", "EACCES", "lacks a right"],
  ["3F000", "EACCES", "lacks a right"],
  ["53100", "ENOSPC", "disk is full"],
  ["53300", "EBUSY", "overloaded"],
  ["57P01", "57P01", "does not answer (here)"],
  ["ECONNREFUSED", "ECONNREFUSED", "does not answer (here)"],
  ["ENOENT", "ENOENT", "does not answer (here)"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "SELF_SIGNED_CERT_IN_CHAIN", "not trusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "not trusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "not trusted"],
  ["CERT_UNTRUSTED", "CERT_UNTRUSTED", "not trusted"],
  ["CERT_HAS_EXPIRED", "CERT_HAS_EXPIRED", "has run out"],
  ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "No TLS connection"],
])("%s of the database is %s to whoever asked", (code, told, words) => {
  const given = databaseError(Object.assign(new Error("secret"), { code }), "here");
  expect(given).toBeInstanceOf(OutsideError);
  expect(given).toMatchObject({ code: told, where: "here", message: expect.stringContaining(words) });
  expect(given).toMatchObject({ message: expect.not.stringContaining("secret") });
});

it("a statement that is none is a fault of ours", () => {
  const error = Object.assign(new Error("syntax"), { code: "42601" });
  expect(databaseError(error, "here")).toBe(error);
});
