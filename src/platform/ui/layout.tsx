export {
  type ConsoleFrame,
  type ConsoleGroup,
  type ConsoleItem,
  ConsoleLayout,
  type ConsolePage,
} from './console-layout.tsx';
export { localPath, type NavItem, type SiteFrame, SiteLayout, type SitePage } from './site-layout.tsx';
