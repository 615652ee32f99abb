import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress, parseTrustedProxies } from './address.ts';
import { normaliseIp, parseIp } from './ipAddress.ts';

const trustedProxies = parseTrustedProxies('127.0.0.1, 10.0.0.0/8 2001:db8:1::/48');

test.each([
  ['203.0.113.9', undefined, '203.0.113.9', 'without a header, the peer'],
  ['203.0.113.9', '192.0.2.1', '203.0.113.9', 'a header forged by an untrusted peer is ignored'],
  ['127.0.0.1', '192.0.2.1', '192.0.2.1', 'one trusted hop'],
  ['::ffff:127.0.0.1', '::ffff:192.0.2.1', '192.0.2.1', 'mapped addresses are IPv4'],
  ['127.0.0.1', '6.6.6.6, 192.0.2.1', '192.0.2.1', 'what the client wrote itself is ignored'],
  ['127.0.0.1', '6.6.6.6, 192.0.2.1, 10.1.2.3', '192.0.2.1', 'two trusted hops'],
  ['127.0.0.1', '10.1.1.1,10.1.2.3', '10.1.1.1', 'all trusted: the first'],
  ['127.0.0.1', '192.0.2.1, unknown, 10.1.2.3', '10.1.2.3', 'a malformed entry ends the walk'],
  ['127.0.0.1', '', '127.0.0.1', 'an empty header'],
  ['127.0.0.1', ',,', '127.0.0.1', 'empty entries'],
  ['127.0.0.1', '192.0.2.1:4711', '192.0.2.1', 'an entry with a port'],
  ['2001:db8:1::5', '[2001:DB8:0::7]:443', '2001:db8::7', 'IPv6 with a port'],
  ['fe80::1%eth0', '192.0.2.1', 'fe80::1', 'a zone is left out'],
  [undefined, '192.0.2.1', null, 'no peer'],
])('peer %s, header %s: %s (%s)', (peer, forwardedFor, client, _why) => {
  expect(clientAddress({ peer, forwardedFor, trustedProxies })).toBe(client);
});

test.each([
  '10.0.0.0/33',
  '10.0.0/8',
  'proxy.example.com',
  '::1/129',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  'fe80::1%lo',
  '::ffff:10.0.0.0/104',
])('the trusted proxy %s is refused by name', (entry) => {
  expect(() => parseTrustedProxies(`127.0.0.1, ${entry}`)).toThrow(`TRUSTED_PROXIES: "${entry}" is neither`);
});

test('trusting everyone is refused, trusting nobody is the default', () => {
  expect(() => parseTrustedProxies('0.0.0.0/0')).toThrow('would trust everyone');
  expect(() => parseTrustedProxies('::/0')).toThrow('would trust everyone');
  const nobody = parseTrustedProxies(' ');
  expect(clientAddress({ peer: '127.0.0.1', forwardedFor: '192.0.2.1', trustedProxies: nobody })).toBe(
    '127.0.0.1',
  );
});

test('an untrusted peer is the client, whatever its header says', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.string({ unit: 'binary' }), (forged, noise) => {
      const forwardedFor = `${forged}, ${noise}`;
      expect(clientAddress({ peer: '198.51.100.4', forwardedFor, trustedProxies })).toBe('198.51.100.4');
      expect(clientAddress({ peer: '127.0.0.1', forwardedFor: noise, trustedProxies })).not.toBeNull();
    }),
  );
});

test('an address has one spelling, and its spellings have one value', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const normal = normaliseIp(address) ?? '';
      expect(normaliseIp(normal)).toBe(normal);
      expect(normaliseIp(address.toUpperCase())).toBe(normal);
      expect(parseIp(normal)).toEqual(parseIp(address));
    }),
  );
  expect(parseIp('2001:db8::c0a8:1')).toEqual({ version: 6, words: [0x20010db8, 0, 0, 0xc0a80001] });
  expect(parseIp('64:ff9b::192.0.2.33')).toEqual({ version: 6, words: [0x64ff9b, 0, 0, 0xc0000221] });
  expect(parseIp('255.254.1.0')).toEqual({ version: 4, value: 0xfffe0100 });
  expect(normaliseIp('0:0:0:0:0:FFFF:c000:201')).toBe('192.0.2.1');
  for (const bad of ['', '1.2.3', '1.2.3.256', '::g', '1:2', 'localhost']) expect(parseIp(bad)).toBeNull();
});
