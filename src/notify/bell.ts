/**
 * Work that is done when a bell rings. Ringing while it works makes it look once more; `work` says whether it found something,
 * and goes on until it finds nothing. The promise resolves then; what goes wrong goes to `failed` and waits for the next ring.
 */
export function bell(work: () => Promise<boolean>, failed: (error: unknown) => void): () => Promise<void> {
  let working: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    try {
      while (again) {
        again = false;
        if (await work()) again = true;
      }
    } catch (error) {
      failed(error);
    } finally {
      working = null;
    }
  }

  return () => {
    again = true;
    working ??= run();
    return working;
  };
}
