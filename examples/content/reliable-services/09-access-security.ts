import type { DeckSection } from '../../deck-content.ts';

export const accessSecurity: DeckSection = {
  name: 'Identity and access security',
  slides: [
    {
      kind: 'section',
      title: 'Zero trust',
      paragraphs: [
        'Zero trust is a security model in which no request is trusted because of where it comes from: each one is authenticated and authorised.',
        'NIST SP 800-207, published in 2020, describes its architecture.',
        'Zero trust requires least privilege for people and for programs alike.',
        'Least privilege is the principle that a person or a program has only the rights that its task needs, and only for as long as it needs them.',
      ],
      notes:
        'NIST is the National Institute of Standards and Technology of the United States. A network perimeter falls with the first stolen laptop; firewalls remain, as the second line and no longer as the first.',
    },
    {
      kind: 'bullets',
      title: 'Signing in',
      bullets: [
        'OAuth 2.0 is an authorisation framework by which a user lets an application act for them without giving it a password',
        'OpenID Connect (OIDC) extends OAuth 2.0 with an identity token that says who has signed in',
        'OpenID Connect uses the JSON Web Token (JWT) as the format of its identity token',
        'Keycloak is our identity provider: single sign-on (SSO) for every internal tool goes through it',
        'No tool keeps accounts of its own, so one switch removes all rights of a person who leaves',
      ],
      notes:
        'An access token of OAuth 2.0 is no proof that its bearer has just signed in; that is what the identity token is for. Dashboards, Argo CD and the on-call rota go through Keycloak like everything else; the only local account is the break-glass account.',
    },
    {
      kind: 'bullets',
      title: 'More than a password',
      bullets: [
        'Multi-factor authentication (MFA) is a sign-in with proofs of at least two kinds: something one knows, has or is',
        'Codes by SMS can be phished and redirected; we do not accept them',
        'A passkey is a key pair that signs a user in to the one site it was made for',
        'A passkey replaces the password, and uses WebAuthn, the W3C standard for sign-in with public-key cryptography',
        'WebAuthn is part of FIDO2, together with the protocol that authenticators speak',
      ],
      notes:
        'What makes a passkey resist phishing is the binding to the name of the site: on a look-alike the browser finds no key to use. Two hardware keys for the break-glass account lie in two safes; each use pages the chief information security officer (CISO).',
    },
    {
      kind: 'table',
      title: 'Who may do what, and for how long',
      lead: 'Role-based access control (RBAC) is the granting of rights to roles; a person has them for as long as they hold the role.',
      rows: [
        ['Right', 'Role that has it', 'Valid for', 'Approved by'],
        ['Read metrics and logs', 'Member of the team', 'Membership', 'Team lead'],
        ['Change production', 'On-call engineer', 'The shift', 'The on-call rota'],
        ['Read customer data', 'Support agent', '4 hours', 'Data owner'],
        ['Break-glass access', 'Incident commander', '1 hour', 'Reviewed by the CISO next day'],
      ],
      columnWeights: [3, 3, 2, 3.6],
      notes:
        'HashiCorp Vault issues database passwords that live for an hour, so that a leaked one is soon worthless. OpenBao is an alternative to HashiCorp Vault, a fork made after the change of licence in 2023. No secret is ever in Git or in a container image.',
    },
    {
      kind: 'bullets',
      title: 'Encrypted on the wire, known in the build',
      bullets: [
        'Transport Layer Security (TLS) is the protocol that encrypts and authenticates traffic between two programs',
        'TLS 1.3 is the current version of Transport Layer Security; RFC 8996 deprecates TLS 1.0 and TLS 1.1',
        'Mutual TLS (mTLS) is TLS in which the client, too, proves its identity by a certificate',
        'A software bill of materials (SBOM) is a list of all components of a piece of software, with versions and origins',
        'SPDX is an alternative to CycloneDX as a format; every container image of ours carries a CycloneDX file',
      ],
      notes:
        'When Log4Shell became known in December 2021, the question was where Log4j was in use; a software bill of materials answers it within minutes. An expired certificate is an outage with a date: renew automatically, and open a ticket 21 days ahead if that fails.',
    },
  ],
};
