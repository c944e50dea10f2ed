import { z } from "zod";

const failure = z.object({
  code: z.string().max(50),
  syscall: z.string().optional(),
  path: z.string().max(500).optional(),
});

/** Node's codes for certificates (its page on TLS, "X509 certificate error codes") and for what OpenSSL refuses. */
const words: readonly (readonly [codes: RegExp, what: string])[] = [
  [
    /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    "The certificate of the database has run out, or does not count yet: renew it there, and look at this machine's clock",
  ],
  [
    /^(?:ERR_TLS_CERT_ALTNAME_\w+|HOSTNAME_MISMATCH)$/,
    "The certificate of the database is for another name than the host in DATABASE_URL: write a name there that it is for",
  ],
  [
    /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_|ERROR_IN_C|CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/,
    "The certificate of the database is not trusted: name the file (PEM) of the authority that signed it in DATABASE_URL, as in ?sslmode=verify-full&sslrootcert=FILE",
  ],
  [
    /^ERR_(?:TLS|SSL|OSSL)_/,
    "No TLS connection to the database came about: see whether it speaks TLS 1.2 or later, and whether sslcert and sslkey of DATABASE_URL fit, where it asks for them",
  ],
];

/**
 * What is wrong with the certificates, or with the TLS, between here and a database, and what to do, by the code of what
 * was thrown; else nothing. Files are read anew with each connection: what may fail in them is told from a socket that is
 * not there by the call that failed.
 */
export function tlsFailure(error: Error): string | undefined {
  const { code, syscall, path } = failure.safeParse(error).data ?? {};
  if (code === undefined) return undefined;
  if (syscall === "open" || code === "EISDIR")
    return `A file of certificates that DATABASE_URL names (sslrootcert, sslcert, sslkey) cannot be read: ${path ?? "it is a folder"}`;
  return words.find(([codes]) => codes.test(code))?.[1];
}
