export {
  type ConsoleFrame,
  type ConsoleGroup,
  ConsoleLayout,
  type ConsolePage,
} from './console-layout.tsx';
export { type SiteFrame, SiteLayout, type SitePage } from './site-layout.tsx';
