import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

const FIELDS = ['status', 'project', 'provider', 'progress', 'tag', 'tokens', 'is', 'id', 'has'];

describe('the nearest word', () => {
  test.each([
    ['stauts', 'status'],
    ['STATUS', 'status'],
    ['stats', 'status'],
    ['projetc', 'project'],
    ['proj', 'project'],
    ['progres', 'progress'],
    ['tga', 'tag'],
    ['tokéns', 'tokens'],
    ['hsa', 'has'],
  ])('%s is meant as %s', (typed, meant) => {
    expect(nearest(typed, FIELDS)).toBe(meant);
  });

  test.each(['fix', 'https', 'x', '', 'statement', 'q'.repeat(1000)])('nothing is near %j', (typed) => {
    expect(nearest(typed, FIELDS)).toBeNull();
  });

  test('a word that is there is the nearest, and so it is with one slip', () => {
    fc.assert(
      fc.property(fc.constantFrom('status', 'project', 'provider', 'tokens'), fc.nat(), (word, chance) => {
        const at = chance % word.length;
        expect(nearest(word, FIELDS)).toBe(word);
        expect(nearest(word.slice(0, at) + word.slice(at + 1), FIELDS)).toBe(word);
        expect(nearest(`${word.slice(0, at)}x${word.slice(at)}`, FIELDS)).toBe(word);
      }),
    );
  });
});
