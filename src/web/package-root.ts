/** The folder that package.json stands in; the same from `src` and from the compiled `dist`. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);
