/** The light values that a drawing is made with, and the custom property that each stands for. */
const colours: Record<string, string> = {
  '#1d1f23': 'var(--ink)',
  '#61666e': 'var(--soft)',
  '#e4e1da': 'var(--line)',
  '#566fd0': 'var(--bar)',
};

interface Words {
  title: string;
  description: string;
}

/**
 * Makes a drawing of the charting library fit to stand in a page under our Content-Security-Policy:
 * no `<style>`, no `style` attribute, no event classes, no ids that could clash; colours by custom property;
 * a name and a description for those who do not see it.
 */
export function inlineSvg(svg: string, { title, description }: Words): string {
  return svg
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => presentationAttributes(style))
    .replaceAll(/ (?:class|ecmeta_\w+|xmlns:xlink|baseProfile|version|pointer-events)="[^"]*"/g, '')
    .replaceAll(/<g clip-path="[^"]*">/g, '<g>')
    .replaceAll(/<defs\s*>[\s\S]*?<\/defs>/g, '')
    .replaceAll(/(fill|stroke)="(#[0-9a-f]{6})"/g, (_, name, hex) => `${name}="${colours[hex] ?? hex}"`)
    .replaceAll(/\n+/g, '\n')
    .replace(/<svg ([^>]*)>/, (_, attributes: string) => opening(attributes, title, description));
}

/** Font family comes from the page; what else a style says is valid as an attribute of the same name. */
function presentationAttributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name, value]) => name && value && name !== 'font-family')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function opening(attributes: string, title: string, description: string): string {
  return `<svg ${attributes} role="img" aria-label="${escaped(`${title}. ${description}`)}">`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
