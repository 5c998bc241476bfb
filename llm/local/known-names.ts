import { words } from './languages/word-list.ts';

/**
 * Protocols, formats, laws and rules that are known by a name of their own, in many trades: what a reader knows
 * without being told. Names that are written alike in other senses are left out.
 */
const STANDARDS = new Set(
  words(`
    http https tls ssl ssh ftp sftp smtp imap tcp udp dns dhcp ldap mqtt amqp grpc soap graphql websocket webrtc
    oauth oauth2 oidc saml scim jwt jwk webauthn fido fido2 kerberos radius totp x.509 acme
    json xml yaml csv html css svg pdf xhtml xslt markdown avro parquet protobuf ascii unicode utf-8
    openid openid-connect openapi asyncapi cloudevents opentelemetry opentracing openmetrics odata rdf owl sparql skos xbrl
    oci cyclonedx spdx slsa csaf cve cvss stix taxii sigma pkcs aes rsa sha-256 hmac ecdsa
    posix sql uml bpmn dmn archimate sysml togaf cobit itil prince2 pmbok cmmi
    bacnet modbus profinet profibus ethercat canopen opc-ua opc-da isa-95 isa-88 zigbee lorawan bluetooth ethernet
    edifact ean gs1 gtin sscc rosettanet idoc swift sepa emv iban
    hl7 fhir dicom loinc snomed icd-10 icd-11 cdisc sdtm meddra atc ihe
    gdpr rgpd hipaa ccpa cpra sox nis nis2 dora eidas psd2 mifid emir fatca ferpa coppa reach rohs weee csrd
    ifrs gaap us-gaap esrs gri sasb tcfd issb xbrl corep finrep ias
    gmp gxp glp gcp gdp haccp brc eudralex usp incoterms basel solvency coso bcbs
    leed breeam hqe rt2012 re2020 eurocode eurocodes
    nist pci-dss cis-benchmarks wcag rgaa
  `),
);

/** Software and machines that are as well known by name. */
const TOOLS = new Set(
  words(`
    sap oracle salesforce workday servicenow netsuite dynamics odoo sage infor peoplesoft successfactors talentsoft
    hubspot zendesk freshdesk marketo mailchimp shopify magento prestashop wordpress drupal sharepoint confluence
    jira trello asana notion slack zoom webex outlook excel word powerpoint visio gmail
    greenhouse taleo bamboohr personio lucca silae payfit docusign concur coupa ariba
    tableau powerbi qlik looker metabase superset sas spss stata matlab simulink labview autocad catia solidworks
    revit arcgis qgis teamcenter windchill
    kubernetes docker podman containerd terraform ansible jenkins gitlab github bitbucket git maven gradle
    npm webpack bazel sonarqube helm argo flux istio envoy linkerd nginx apache haproxy traefik
    prometheus grafana alertmanager thanos loki jaeger zipkin datadog splunk dynatrace newrelic nagios zabbix sentry
    pagerduty opsgenie kibana logstash elasticsearch opensearch fluentd solr
    postgresql postgres mysql mariadb mongodb cassandra redis memcached sqlite db2 snowflake databricks bigquery redshift
    hadoop spark flink kafka rabbitmq activemq pulsar nifi airflow dbt trino iceberg debezium neo4j qdrant
    vault keycloak okta auth0 cyberark openbao wireshark nessus metasploit crowdstrike
    python java javascript typescript rust kotlin scala react angular vue django flask rails spring hibernate
    tensorflow pytorch keras jupyter mlflow pandas numpy chatgpt copilot
    linux windows android ios macos ubuntu debian vmware openstack azure aws gcp heroku
    temporal camunda zapier uipath selenium cypress playwright postman
    scada plc lims pacs erp crm mes gmao wms tms hris sirh siem vpn cms lms plm ehr emr ids ips waf hsm nas cobol abap
    murex calypso bloomberg finastra temenos avaloq
    redcap cerner veeva medidata trackwise labware labvantage maximo wonderware aveva
    figma miro photoshop illustrator canva
  `),
);

/** What a name is known to be; undefined for one that is not known. */
export function typeOfKnownName(name: readonly string[]): 'STANDARD' | 'TOOL' | undefined {
  const whole = name.join('-').toLowerCase();
  // 'TLS 1.3', 'Incoterms 2020', 'Basel III'
  const unnumbered = name
    .filter((word) => !VERSION.test(word))
    .join('-')
    .toLowerCase();
  if (STANDARDS.has(whole) || STANDARDS.has(unnumbered)) return 'STANDARD';
  return TOOLS.has(whole) ? 'TOOL' : undefined;
}

/** Whether a name has one of them for its first or last word, and is a tool then: `SAP Ariba`, `Apache Kafka`. */
export function isNameOfTool(name: readonly string[]): boolean {
  return TOOLS.has(name[0]!.toLowerCase()) || TOOLS.has(name.at(-1)!.toLowerCase());
}

const VERSION = /^(?:[IVX]+|\d[\d.]*)$/;
