import Taro from '@tarojs/taro';

/**
 * Asks for leave to send one message of each template; must be called straight from a tap. Gives the templates agreed to. A browser
 * needs no leave: its reminders go by text message.
 */
export async function askToNotify(templates: readonly string[]): Promise<string[]> {
  if (process.env.TARO_ENV === 'weapp' && templates.length > 0) {
    // The second list is for Alipay, whose type Taro shares.
    const answer: object = await Taro.requestSubscribeMessage({ tmplIds: [...templates], entityIds: [] }).catch(
      () => ({}),
    );
    const agreed = new Map<string, unknown>(Object.entries(answer));
    return templates.filter((template) => agreed.get(template) === 'accept');
  }
  return [];
}
