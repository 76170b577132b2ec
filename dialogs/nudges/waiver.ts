import { encodeAction } from '../action.ts';
import { reply, told } from '../commands/context.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf } from '../session/world.ts';
import { type Act, kept } from './act.ts';
import { obligationIn } from './case-of.ts';
import { missedLately } from './missed-lately.ts';
import { doneId, waiveForm } from './nudge-forms.ts';
import { sayWaived, waivedPeriod } from './waived-period.ts';
import { chosenIn, whichMissed } from './which.ts';

/** Asks for a waiver of what still runs, of what was missed, or (`*`) first for which of what was missed. */
export function waive(act: Act, obligation: string): Partial<Decision> {
  const { context, input } = act;
  if (obligation !== '*') {
    const isMissed = missedLately(input, context.world.now).some((one) => one.obligation.id === obligation);
    return askWaiver(act, [obligation], isMissed && input.memory.escalations[obligation]?.state !== 'announced');
  }
  const which = whichMissed(act, {}, null);
  if (which === null) return told(context, say(context.language.phrases, 'nudge.nothing-missed'));
  return reply(context, waiveForm(act, which));
}

/** The choice came back. */
export function waiveChosen(act: Act, values: Values): Partial<Decision> {
  const { context, input } = act;
  const { phrases } = context.language;
  const ids = chosenIn(values, missedLately(input, context.world.now));
  if (ids.length > 0) return askWaiver(act, ids, true);
  const which = whichMissed(act, values, say(phrases, 'error.choose'));
  return which === null ? told(context, say(phrases, 'nudge.nothing-missed')) : { again: waiveForm(act, which) };
}

/** A waiver is the coordinator's to give; asking for one says nothing of why. `past`: for the period that was missed. */
function askWaiver(act: Act, ids: readonly string[], past: boolean): Partial<Decision> {
  const { context, placement, input, memory } = act;
  const { world, language, event } = context;
  const obligations = ids.flatMap((id) => obligationIn(input, id) ?? []);
  const coordinator = input.coordinator?.id;
  if (obligations.length === 0 || coordinator === undefined)
    return kept(act, memory, say(language.phrases, 'nudge.no-coordinator'));
  const { phrases } = languageFor(world, coordinator);
  const pair = joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id)));
  const what = (readers: Phrases) =>
    joined(
      obligations.map(({ id, label }) =>
        sayWaived(readers, label, waivedPeriod(input.memory, input, id, past, world.now)),
      ),
    );
  const text = say(phrases, 'waiver.asked', { pair, label: what(phrases) });
  const one = obligations.length === 1 ? (obligations[0]?.id ?? '*') : '*';
  const verb = (name: string) =>
    encodeAction({ kind: 'nudge', verb: name, placement: placement.id, obligation: one, at: world.now });
  const options = obligations.map(({ id, label }) => ({ id, label }));
  const submits = options.length > 1;
  const message = compose({
    title: say(phrases, 'waiver.title', { pair }),
    blocks: [line(text)],
    fields: submits
      ? [
          {
            id: doneId,
            kind: 'choices',
            label: say(phrases, 'escalation.which'),
            required: true,
            options,
            value: options.map(({ id }) => id).join(','),
          },
        ]
      : [],
    buttons: [
      button(verb(past ? 'waived-past' : 'waived'), say(phrases, 'waiver.grant'), { style: 'primary', submits }),
      button(verb('refused'), say(phrases, 'waiver.refuse'), { submits }),
    ],
    fallback: text,
  });
  const said: Said = {
    key: `${placement.institute}/${event}/${coordinator}/waiver`,
    to: coordinator,
    message,
    replaces: null,
  };
  const own = kept(
    act,
    memory,
    say(language.phrases, 'nudge.waiver-asked', {
      coordinator: nameOf(world, coordinator),
      what: what(language.phrases),
    }),
  );
  return { ...own, said: [...(own.said ?? []), said] };
}
