import { type ComponentChildren, type VNode } from 'preact';
import { type ShownField, useField } from './form.js';

interface Labelled {
  /** As the API calls it: `reporter.phone`. */
  readonly name: string;
  readonly label: string;
  /** What helps to fill it in. */
  readonly hint?: ComponentChildren;
}

/** What a browser checks before it sends. */
interface Checked {
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A line of text. */
export function TextInput({
  name,
  label,
  hint,
  type = 'text',
  ...rest
}: Labelled &
  Checked & {
    readonly type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'datetime-local' | 'number' | 'search';
    readonly autocomplete?: string;
    /** Id of a `datalist` of what it may be. */
    readonly list?: string;
    readonly min?: string;
    readonly max?: string;
    readonly step?: string;
  }): VNode {
  const field = useField(name);
  return (
    <Labelled label={label} hint={hint} field={field}>
      <input {...({ type, value: field.value, ...described(name, hint, field), ...rest } as object)} />
    </Labelled>
  );
}

/** Text of several lines. */
export function TextArea({
  name,
  label,
  hint,
  ...rest
}: Labelled & Checked & { readonly rows?: number }): VNode {
  const field = useField(name);
  return (
    <Labelled label={label} hint={hint} field={field}>
      <textarea rows={4} {...described(name, hint, field)} {...rest}>
        {field.value}
      </textarea>
    </Labelled>
  );
}

/** One of a list. */
export function Choice({
  name,
  label,
  hint,
  options,
  nothing,
  ...rest
}: Labelled & {
  options: readonly { value: string; text: string }[];
  /** What stands first, for none of them. */
  nothing?: string;
} & Checked): VNode {
  const field = useField(name);
  return (
    <Labelled label={label} hint={hint} field={field}>
      <select {...described(name, hint, field)} {...rest}>
        {nothing !== undefined && <option value="">{nothing}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === field.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Up to five photos, from the camera or the gallery. */
export function PhotoInput({ name = 'photos', label, hint }: Partial<Labelled> & { label: string }): VNode {
  const field = useField(name);
  return (
    <Labelled label={label} hint={hint} field={field}>
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        {...described(name, hint, field)}
      />
    </Labelled>
  );
}

function described(name: string, hint: unknown, { id, error }: ShownField): Record<string, unknown> {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(error && { 'aria-invalid': 'true' }),
  };
}

function Labelled({
  label,
  hint,
  field: { id, error },
  children,
}: Omit<Labelled, 'name'> & { field: ShownField; children: ComponentChildren }): VNode {
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
