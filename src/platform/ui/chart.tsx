import { createRequire } from 'node:module';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Column, DataTable } from './components/data-table.tsx';
import { inlineSvg } from './inline-svg.ts';
import { type Language, locales, words } from './words.ts';

export interface ChartSeries {
  name: string;
  /** One value for each category; `null` where nothing was measured. */
  values: readonly (number | null)[];
  kind: 'bar' | 'line';
}

export interface Chart {
  language: Language;
  title: string;
  /** What the chart shows, in a sentence, for those who do not see it. */
  description: string;
  categories: readonly string[];
  /** The words under the axis where they differ from the categories; an empty string leaves the place free. */
  axisLabels?: readonly string[];
  series: readonly ChartSeries[];
  /** In CSS pixels; the drawing scales with its place. */
  width?: number;
  height?: number;
}

/**
 * A chart of bars and lines over common categories, drawn on the server.
 * Gives an `<svg>` without inline style or script, whose colours are the page's own in light and dark.
 */
export function barChart(chart: Chart): string {
  const { init } = library();
  const { width = 920, height = 220 } = chart;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(options(chart));
    return inlineSvg(drawing.renderToSVGString({ useViewBox: true }), chart);
  } finally {
    drawing.dispose();
  }
}

/** On a phone a wide drawing would shrink beyond reading, so there is a second one for it; style shows one of the two. */
function narrowed(chart: Chart): Chart {
  return {
    ...chart,
    width: 340,
    height: 190,
    ...(chart.axisLabels && { axisLabels: everyOther(chart.axisLabels) }),
  };
}

/** Frees the place of every second label: on a phone seven of them would touch. */
function everyOther(labels: readonly string[]): string[] {
  let shown = 0;
  return labels.map((label) => (label !== '' && shown++ % 2 === 0 ? label : ''));
}

/** A chart with its numbers as a table underneath, folded away (WCAG 1.1.1). */
export function ChartFigure(chart: Chart & { caption?: Child }) {
  const { language, title, categories, series, caption } = chart;
  return (
    <figure class="chart">
      {raw(barChart(chart))}
      {raw(barChart(narrowed(chart)).replace('<svg ', '<svg class="chart-narrow" '))}
      {caption && <figcaption class="small soft">{caption}</figcaption>}
      <details>
        <summary>{words[language].figuresAsTable}</summary>
        <DataTable
          caption={title}
          captionHidden
          columns={tableColumns(language, series)}
          rows={[...categories.entries()]}
        />
      </details>
    </figure>
  );
}

function tableColumns(language: Language, series: readonly ChartSeries[]): Column<[number, string]>[] {
  const number = new Intl.NumberFormat(locales[language]);
  return [
    { header: '', cell: ([, category]) => category },
    ...series.map(({ name, values }) => ({
      header: name,
      look: 'end' as const,
      cell: ([index]: [number, string]) => {
        const value = values[index];
        return value == null ? '–' : number.format(value);
      },
    })),
  ];
}

type Library = typeof import('echarts/core');
let loaded: Library | undefined;

/** Loading the library takes 0.3-0.5 s, which the start need not wait for: it comes with the first chart. */
function library(): Library {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const core = require('echarts/core') as Library;
  const { BarChart, LineChart } = require('echarts/charts') as typeof import('echarts/charts');
  const { GridComponent } = require('echarts/components') as typeof import('echarts/components');
  const { SVGRenderer } = require('echarts/renderers') as typeof import('echarts/renderers');
  core.use([BarChart, LineChart, GridComponent, SVGRenderer]);
  loaded = core;
  return core;
}

/** Colours here are stand-ins that `inlineSvg` replaces by the page's own. */
function options({ language, categories, axisLabels = categories, series }: Chart) {
  const number = new Intl.NumberFormat(locales[language], { notation: 'compact' });
  const label = { color: '#61666e', fontSize: 12, fontFamily: 'inherit' };
  return {
    animation: false,
    grid: { left: 2, right: 2, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: [...categories.keys()],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#e4e1da' } },
      axisLabel: {
        ...label,
        margin: 10,
        hideOverlap: true,
        // Words of our own are few and stand where they are put; others are thinned out where they would touch.
        ...(axisLabels !== categories && { interval: (index: number) => (axisLabels[index] ?? '') !== '' }),
        formatter: (index: string) => axisLabels[Number(index)] ?? '',
        alignMinLabel: 'left',
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      splitLine: { lineStyle: { color: '#e4e1da' } },
      axisLabel: { ...label, formatter: (value: number) => number.format(value) },
    },
    series: series.map(({ name, values, kind }) => ({
      name,
      type: kind,
      data: [...values],
      silent: true,
      ...(kind === 'bar'
        ? {
            itemStyle: { color: '#566fd0', borderRadius: [2, 2, 0, 0] },
            barCategoryGap: '22%',
            barMaxWidth: 44,
          }
        : { symbol: 'none', lineStyle: { color: '#1d1f23', width: 1.5 } }),
    })),
  };
}
