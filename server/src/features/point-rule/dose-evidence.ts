export { noteDoseRows as noteDoses } from './dose-store';
