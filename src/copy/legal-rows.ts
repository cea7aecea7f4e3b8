/** Texts that are read before agreeing. A change of meaning is a new version. */
export interface LegalText {
  title: string;
  version: string;
  sections: readonly { heading: string; paragraphs: readonly string[] }[];
}

export const privacyText: LegalText = {
  title: '隐私说明',
  version: '2026-11-01',
  sections: [
    {
      heading: '我们用到什么',
      paragraphs: [
        '手机号：用来登录，打疫苗前一天提醒您。',
        '姓名和身份证号：用来找到您和家人的健康档案。存的时候加密。',
        '健康问询的回答：只给接种的医生、护士看。',
        '位置：您点“看离我多远”时才用，只算远近，不存下来。',
      ],
    },
    {
      heading: '谁能看到',
      paragraphs: [
        '您自己，和您同意的家人。',
        '给您服务的医生、护士，只看要用的那一部分。',
        '谁看过、什么时候看的，都记下来。',
        '不给广告公司，不卖给任何人。',
      ],
    },
    {
      heading: '孩子和老人',
      paragraphs: [
        '14 岁以下的孩子，由家长同意。',
        '替老人办事，要老人自己同意，他随时能收回。',
        '孩子满 18 岁，家长的权限自动到期。',
      ],
    },
    {
      heading: '您能做什么',
      paragraphs: [
        '看自己的档案，有错带证件到卫生院改。',
        '不想让谁替您办，在“家人”里收回。',
        '退出登录时，手机里存的内容会清掉。',
        '接种记录按国家规定保存，不能删。',
      ],
    },
    { heading: '有问题找谁', paragraphs: ['打首页下面的电话，或者到就近的卫生院问。'] },
  ],
};

export const termsText: LegalText = {
  title: '用户协议',
  version: '2026-11-01',
  sections: [
    {
      heading: '这是什么',
      paragraphs: ['康伴是县卫生健康局给居民用的，不收钱。', '国家免疫规划里的疫苗免费。自费的会写明，打不打您定。'],
    },
    {
      heading: '约号',
      paragraphs: [
        '一个人一种疫苗，同时只能约一次。',
        '来不了，早点取消，把号留给别人。',
        '每个时段都给现场留了号，不会上网也能打。',
        '能不能打，最后由接种医生当面看过再定。',
      ],
    },
    {
      heading: '请您做到',
      paragraphs: [
        '用自己的手机号，填真实的姓名和身份证号。',
        '健康问题照实回答，这关系到孩子的安全。',
        '替别人办，要他同意。',
      ],
    },
    {
      heading: '我们做不到的',
      paragraphs: ['这里不看病。不舒服先去医院，急的打 120。', '网不好的时候，带身份证去窗口，一样能办。'],
    },
  ],
};
