const HALF_OR_NUL = /[\0\p{Surrogate}]/gu;

/** Parameters as both engines can keep them: NUL and half characters in texts become U+FFFD. */
export function storable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => (typeof value === 'string' ? value.replace(HALF_OR_NUL, '\ufffd') : value));
}
