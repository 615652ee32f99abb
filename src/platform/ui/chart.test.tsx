import { expect, test } from 'vitest';
import { barChart, type Chart, ChartFigure } from './chart.tsx';

const chart: Chart = {
  language: 'de',
  title: 'Seiten <je Tag>',
  description: 'Am Dienstag am meisten',
  categories: ['Mo', 'Di', 'Mi'],
  series: [
    { name: 'Seiten', kind: 'bar', values: [1200, 3400, null] },
    { name: 'Besuche', kind: 'line', values: [300, 800, 0] },
  ],
};

test('a chart has no inline style, script, id or foreign address', () => {
  const svg = barChart(chart);
  expect(svg).not.toMatch(/style|script|\sid=|url\(|ecmeta|xlink/);
  expect(svg).toContain('font-size="12px"');
});

test('a chart draws in the colours of the page only, so that it follows light and dark', () => {
  const drawn = [...barChart(chart).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, value]) => value);
  expect(new Set(drawn)).toEqual(new Set(['none', 'var(--line)', 'var(--soft)', 'var(--bar)', 'var(--ink)']));
});

test('a chart names itself to those who do not see it, its words escaped', () => {
  expect(barChart(chart)).toContain('role="img" aria-label="Seiten &lt;je Tag&gt;. Am Dienstag am meisten"');
});

test('a word under the axis cannot bring markup along', () => {
  const svg = barChart({ ...chart, categories: ['<script>x</script>', '" style="x', 'Mi'] });
  expect(svg).not.toMatch(/<script|\sstyle="/);
});

test('the figures stand in a table too, in the language of the page, gaps shown as gaps', () => {
  const html = String(<ChartFigure {...chart} />).replaceAll(/<\/?span[^>]*>/g, '');
  expect(html).toMatch(/<th scope="row">Di<\/th><td[^>]*data-label="Seiten"[^>]*>3\.400<\/td>/);
  expect(html).toMatch(/<th scope="row">Mi<\/th><td[^>]*>–<\/td>/);
});

test('drawing the same chart twice gives the same bytes', () => {
  expect(barChart(chart)).toBe(barChart(chart));
});
