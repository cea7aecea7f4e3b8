export default definePageConfig({ navigationBarTitleText: '换健康服务', enablePageMeta: true });
