const OUT_OF_TIME = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';

/** Codes of a certificate that no authority signed which Node.js trusts. */
const UNTRUSTED = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'CERT_REVOKED',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
];

/**
 * What is wrong with the certificate of a server, and what to do, as sentences; undefined for a code that is of
 * something else.
 *
 * @param code as in https://nodejs.org/docs/latest-v24.x/api/tls.html#x509-certificate-error-codes
 * @param variable the variable that has the server's address
 */
export function certificateFailure(code: string, variable: string): string | undefined {
  if (OUT_OF_TIME.includes(code)) {
    return `Its certificate is not valid at this time (${code}). Renew it, or set the clocks right.`;
  }
  if (code === OTHER_NAME) {
    return `Its certificate is for another name (${code}). Let ${variable} call the server as the certificate does.`;
  }
  if (!UNTRUSTED.includes(code)) return undefined;
  return (
    `No authority that is known here signed its certificate (${code}). If one of your own did, let NODE_EXTRA_CA_CERTS ` +
    `name that authority's certificate (a PEM file) in the environment, not in .env, and start again.`
  );
}
