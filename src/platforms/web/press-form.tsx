import type { VNode } from "preact";
import type { Intent } from "../../domain/intent.ts";
import type { Choice, Field, Form } from "../../domain/reply.ts";
import { encodePress } from "../../ports/press-value.ts";
import { visibleOr, Words } from "./inert-words.tsx";
import { webWords } from "./web-words.ts";

/** Where what is pressed goes to. */
export interface PressTo {
  /** The path that forms are posted to. */
  readonly action: string;
  /** What every form carries hidden beside what it means, such as a token; may depend on the words of its button. */
  readonly hidden: (label: string) => Readonly<Record<string, string>>;
  /** A page that shows the same without a form; undefined where there is none. Absent: there are no such pages. */
  readonly linkFor?: (intent: Intent) => string | undefined;
  /** True: what can be said to a press ("return it, because ...") is asked for beside the button. */
  readonly takesWords?: boolean;
}

/** What can be said to a press. `required`: it means nothing without; else `fold` stands beside the bare press. */
interface Saying {
  readonly label: string;
  readonly fold: string;
  readonly required: boolean;
}

/** The most characters that can be said to a press. */
export const mostWords = 500;

/** One choice as a button: a link where a page shows it, else a form with the encoded press in `value`. */
export function PressButton({
  choice,
  place,
  to,
}: {
  readonly choice: Choice;
  readonly place: number;
  readonly to: PressTo;
}): VNode {
  const { intent } = choice;
  const label = visibleOr(choice.label, webWords.unnamed(place));
  const href = to.linkFor?.(intent);
  if (href !== undefined)
    return (
      <a class="press" href={href}>
        <Words text={label} />
      </a>
    );
  const saying = to.takesWords === true ? sayingFor(intent) : undefined;
  const hidden = { ...to.hidden(label), value: encodePress(intent) };
  return (
    <>
      {saying?.required === true ? null : (
        <form method="post" action={to.action} class="press-form">
          <Hidden fields={hidden} />
          <button type="submit">
            <Words text={label} />
          </button>
        </form>
      )}
      {saying === undefined ? null : <WithWords saying={saying} label={label} hidden={hidden} action={to.action} />}
    </>
  );
}

/** Folded away until somebody has something to say: a page of ten such fields would be hard to read. */
function WithWords({
  saying,
  label,
  hidden,
  action,
}: {
  readonly saying: Saying;
  readonly label: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly action: string;
}): VNode {
  return (
    <details class="with-words">
      <summary>
        <Words text={saying.required ? label : saying.fold} />
      </summary>
      <form method="post" action={action}>
        <Hidden fields={hidden} />
        <label class="field">
          <span>{saying.label}</span>
          <textarea name="words" rows={3} maxLength={mostWords} required />
        </label>
        <button type="submit">
          <Words text={label} />
        </button>
      </form>
    </details>
  );
}

/** A form: the intent in `value`, what is picked in `picked.<field>`. */
export function FormBlock({ form, to }: { readonly form: Form; readonly to: PressTo }): VNode {
  const submit = visibleOr(form.submit, webWords.send);
  return (
    <form method="post" action={to.action} class="fill-in">
      <p class="form-title">
        <Words text={form.title} />
      </p>
      <Hidden fields={{ ...to.hidden(submit), value: encodePress(form.means) }} />
      {form.fields.map((field) => (field.pick === "many" ? <ManyField field={field} /> : <OneField field={field} />))}
      <button type="submit">
        <Words text={submit} />
      </button>
    </form>
  );
}

function Hidden({ fields }: { readonly fields: Readonly<Record<string, string>> }): VNode {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function ManyField({ field }: { readonly field: Field }): VNode {
  return (
    <fieldset>
      <legend>
        <Words text={visibleOr(field.label, webWords.field)} />
      </legend>
      {/* Says that this field was there, where nothing in it is picked. */}
      <input type="hidden" name="field" value={field.id} />
      <ul class="options">
        {field.options.map(({ id, label }, index) => (
          <li>
            <label>
              <input type="checkbox" name={`picked.${field.id}`} value={id} checked={field.chosen.includes(id)} />{" "}
              <Words text={visibleOr(label, webWords.unnamed(index + 1))} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function OneField({ field }: { readonly field: Field }): VNode {
  const picked = field.options.find(({ id }) => field.chosen.includes(id))?.id;
  return (
    <label class="field">
      <span>
        <Words text={visibleOr(field.label, webWords.field)} />
      </span>
      <select name={`picked.${field.id}`}>
        {field.options.map(({ id, label }, index) => (
          <option value={id} selected={id === picked}>
            {visibleOr(label, webWords.unnamed(index + 1))}
            {id !== picked && field.chosen.includes(id) ? ` ${webWords.picked}` : ""}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be said to this press; undefined where nothing can. */
function sayingFor(intent: Intent): Saying | undefined {
  const change = { label: webWords.whatToChange, fold: webWords.whatToChange, required: true };
  switch (intent.kind) {
    case "evidence.return":
      return change;
    case "evidence.judge":
      return intent.accept ? undefined : change;
    case "nudge.send":
      return { label: webWords.ownWords, fold: webWords.ownText, required: false };
    default:
      return undefined;
  }
}
