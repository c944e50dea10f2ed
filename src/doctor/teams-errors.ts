const secrets = 'portal.azure.com, "App registrations", your app, "Certificates & secrets"';
const bot = 'portal.azure.com, your Azure Bot, "Configuration"';

// learn.microsoft.com/entra/identity-platform/reference-error-codes
const fixes: Readonly<Record<number, string>> = {
  7000215: `Copy the secret's Value (not its Secret ID) into MICROSOFT_APP_PASSWORD; a new one can be made at ${secrets}.`,
  7000222: `The secret has run out: make a new one at ${secrets}, and set MICROSOFT_APP_PASSWORD.`,
  700016: `No such app in this tenant: compare MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID with ${bot}.`,
  7000229: `The app has no service principal in this tenant: compare MICROSOFT_APP_TENANT_ID with ${bot}.`,
  90002: `There is no such tenant: compare MICROSOFT_APP_TENANT_ID with ${bot}.`,
  900023: `That is no tenant: compare MICROSOFT_APP_TENANT_ID with ${bot}.`,
  7000112: 'The app is switched off: portal.azure.com, "Enterprise applications", your app, "Properties".',
};

/** What mends an error of Microsoft's login, by the number after AADSTS. */
export function fixLogin(code: number): string {
  return fixes[code] ?? `See https://login.microsoftonline.com/error?code=${code}.`;
}
