import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { tlsFailure } from "./tls-failure.ts";

const coded = z.object({ code: z.string().max(50) });

/** SQLSTATE classes and codes of what the world does to a database, not we: connection, resources, operator, lock, system. */
const worldly = /^(?:08...|53...|57...|58...|55P03|25006|40001|40P01|XX...)$/;
/** The connection, or the server behind it, was lost while a statement was under way: it may have been done. */
const system = /^E[A-Z]{3,}$/;
/** What an operator mends in DATABASE_URL or in the rights of its user. */
const refusals: readonly (readonly [codes: RegExp, what: string])[] = [
  [/^28P..$/, "The database lets nobody in with the user and password of DATABASE_URL"],
  // One code for a user that is not there and for an address, or a way without TLS, that pg_hba.conf does not let in.
  [
    /^28...$/,
    "The database does not let the user of DATABASE_URL in: it may not know the user, or its pg_hba.conf may let nobody in from here, or only with TLS (?sslmode=verify-full&sslrootcert=FILE)",
  ],
  [/^3D000$/, "There is no database of the name in DATABASE_URL"],
  [
    /^(?:42501|3F000)$/,
    "The user of DATABASE_URL lacks a right in the database that this needs: npm run doctor says which",
  ],
];
/** When a time limit of ours is over or a connection breaks, `pg` throws a plain `Error` without a code. */
const isPlain = (error: Error): boolean => Object.getPrototypeOf(error) === Error.prototype;

/**
 * What a failure of the database is for whoever asked: an `OutsideError` where the world failed (`answered`: it may have
 * been done nevertheless), else the error itself, which is a bug. Only for what the database threw. A full disk is ENOSPC.
 */
export function databaseError(error: unknown, where: string): unknown {
  if (error instanceof OutsideError || !(error instanceof Error)) return error;
  const code = coded.safeParse(error).data?.code;
  if (code === undefined) return isPlain(error) ? lost("ETIMEDOUT", { error, where }) : error;
  if (code === "53100") return new OutsideError("The database's disk is full", { where, code: "ENOSPC", cause: error });
  if (code.startsWith("53") || code === "55P03")
    return new OutsideError("The database is overloaded", { where, code: "EBUSY", cause: error });
  if (code === "40001" || code === "40P01")
    return new OutsideError("The database undid a step for another", { where, code: "EAGAIN", cause: error });
  const tls = tlsFailure(error);
  if (tls !== undefined) return new OutsideError(`${tls} (${where})`, { where, code, cause: error });
  const refusal = refusals.find(([codes]) => codes.test(code))?.[1];
  if (refusal !== undefined) return new OutsideError(`${refusal} (${where})`, { where, code: "EACCES", cause: error });
  return worldly.test(code) || system.test(code) ? lost(code, { error, where }) : error;
}

function lost(code: string, { error, where }: { readonly error: Error; readonly where: string }): OutsideError {
  return new OutsideError(`The database does not answer (${where})`, { where, code, answered: true, cause: error });
}
