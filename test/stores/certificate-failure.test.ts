import { expect, it } from 'vitest';
import { certificateFailure } from '../../stores/certificate-failure.ts';

it.each([
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', 'Renew it'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Let QDRANT_URL call the server'],
])('%s comes with what to do', (code, word) => {
  const failure = certificateFailure(code, 'QDRANT_URL');
  expect(failure).toContain(word);
  expect(failure).toContain(code);
});

it('has nothing to say of what does not concern a certificate', () => {
  expect(certificateFailure('ECONNREFUSED', 'QDRANT_URL')).toBeUndefined();
});
