/** Adds to a map and forgets what came first once it holds more than `limit`. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): void {
  map.set(key, value);
  const first = map.keys().next();
  if (map.size > limit && !first.done) map.delete(first.value);
}
