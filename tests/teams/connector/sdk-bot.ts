import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { credentialsFactory } from './sdk-side.ts';
import type { Connector } from './server.ts';

/** A bot of a few lines on the SDK, which has one of everything that a Teams client does something with. */
export async function startSdkBot(connector: Connector) {
  const seen: Activity[] = [];
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(connector.settings, credentialsFactory(connector)),
  );
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const answered = {
      status: (code: number) => {
        res.statusCode = code;
      },
      send: (body: unknown) => res.write(typeof body === 'string' ? body : JSON.stringify(body)),
      end: () => res.end(),
      header: () => {},
      socket: null,
    };
    const request = { method: req.method, headers: req.headers, body: JSON.parse(text) };
    await adapter.process(request as never, answered as never, async (context) => {
      seen.push(context.activity);
      await answer(context);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}/api/messages`, seen, close: () => server.close() };
}

const card = (said: string, ...parts: object[]) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: said }] }, ...parts],
    actions: [
      { type: 'Action.Execute', title: 'Klaar', verb: 'done', data: { action: 'done:1' } },
      { type: 'Action.Submit', title: 'Stuur', data: { action: 'send:1' } },
      { type: 'Action.Submit', title: 'Sla over', data: { action: 'skip:1' }, associatedInputs: 'none' },
      { type: 'Action.Submit', title: 'Schrijf', data: { msteams: { type: 'task/fetch' } }, associatedInputs: 'none' },
    ],
  },
});
const fields = [
  { type: 'Input.Text', id: 'goal', label: 'Je doel', isRequired: true, errorMessage: 'Vul je doel in.' },
  {
    type: 'Input.ChoiceSet',
    id: 'themes',
    label: 'Themas',
    isMultiSelect: true,
    choices: [
      { title: 'Regie', value: 'r' },
      { title: 'Ruimte', value: 'w' },
    ],
  },
];

async function answer(context: TurnContext): Promise<void> {
  const { activity } = context;
  const invoked = (body: unknown) =>
    context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
  if (activity.name === 'adaptiveCard/action') {
    const { content } = card(`${activity.value.trigger}: ${activity.value.action.data.goal}`);
    return void (await invoked({ statusCode: 200, type: card('').contentType, value: content }));
  }
  if (activity.name === 'task/fetch')
    return void (await invoked({
      task: { type: 'continue', value: { title: 'Schrijf', card: card('Hoe?', fields[0] ?? {}) } },
    }));
  if (activity.name === 'task/submit') {
    const { goal } = activity.value.data;
    const again = { type: 'continue', value: { title: 'Nog eens', card: card('Langer graag', fields[0] ?? {}) } };
    return void (await invoked(
      goal === 'kort' ? { task: again } : goal === 'dicht' ? {} : { task: { type: 'message', value: 'Dank' } },
    ));
  }
  if (activity.text?.includes('kaart')) await context.sendActivity({ attachments: [card('Kies', ...fields)] });
  else if (activity.text === 'stand') {
    const { contentType, content } = card('Oud', fields[0] ?? {});
    const action = { type: 'Action.Execute', verb: 'refresh', data: { goal: 'nu' } };
    const refresh = { action, userIds: [activity.from.id] };
    await context.sendActivity({ attachments: [{ contentType, content: { ...content, refresh } }] });
  } else if (activity.text === 'wat nu') {
    await context.sendActivity({ type: 'typing' });
    const actions = [{ type: 'imBack', title: 'Hulp', value: 'help', channelData: null }];
    await context.sendActivity({ text: 'Kies', suggestedActions: { to: [], actions } });
  } else if (activity.text !== undefined) await context.sendActivity(`Je zei: ${activity.text}`);
}
