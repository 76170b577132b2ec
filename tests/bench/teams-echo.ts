import { createRequire } from 'node:module';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins, type Request, type Response } from 'restify';
import { registered, tenants } from './teams-seats.ts';

/** botbuilder's own echo bot, as its sample has it: CloudAdapter behind restify. The platform's address comes as an argument. */
const platform = process.argv[2] ?? '';
const sdk = createRequire(import.meta.resolve('botbuilder'))('botframework-connector');
const { appId, token } = registered;
const factory = new sdk.MsalServiceClientCredentialsFactory(appId, {
  acquireTokenByClientCredential: async () => ({ accessToken: token, expiresOn: new Date(Date.now() + 3_600_000) }),
});
const settings = {
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'none',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenants[0] ?? '',
  ToBotFromChannelOpenIdMetadataUrl: `${platform}/openid`,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: `${platform}/openid`,
  ToChannelFromBotLoginUrl: `${platform}/${tenants[0]}`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, factory));

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const bot = new EchoBot();
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (req: Request, res: Response) => {
  await adapter.process(req as never, res as never, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ endpoint: `http://127.0.0.1:${server.address().port}/api/messages` });
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0));
