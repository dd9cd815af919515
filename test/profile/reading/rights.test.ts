import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("counts of rights", () => {
  it("go with the names behind them or before them", () => {
    expect(told("1个发明6个实用新型俩软著")).toEqual([
      "ipInvention 1",
      "ipUtility 6",
      "ipSoftware 2",
    ]);
    expect(told("发明1个 实用新型6个 软著俩")).toEqual([
      "ipInvention 1",
      "ipUtility 6",
      "ipSoftware 2",
    ]);
  });

  it("keep apart what is not granted yet", () => {
    expect(told("授权发明3个，在审2件不算")).toEqual(["ipInvention 3", "ipPending 2"]);
    expect(told("2个发明在审")).toEqual(["ipPending 2"]);
  });

  it("leave out those of other countries", () => {
    expect(told("美国授权的发明专利两项，国内没申请")).toEqual([]);
    expect(told("发明专利2项 都是在国外授权的")).toEqual([]);
    expect(told("日本批下来的实用新型1个，国内软著5个")).toEqual(["ipSoftware 5"]);
    expect(told("给美国公司做配套，发明专利2项")).toEqual(["ipInvention 2"]);
    expect(told("发明专利2项，国外的客户多")).toEqual(["ipInvention 2"]);
  });

  it("leave the name before none of another kind to its own count", () => {
    expect(told("手上6个实用新型一个发明都没有")).toEqual(["ipUtility 6", "ipInvention 0"]);
  });

  it("leave out what was sold of them, and ask back", () => {
    expect(told("实用新型10件，其中2件已经转让出去了")).toEqual([
      "ipUtility 8 scope?",
      "ipTransferredOut 2",
    ]);
  });
});

describe("scores", () => {
  it("are not counts of what they score", () => {
    expect(told("知识产权25分，转化22分，成果转化16项")).toEqual([
      "scoreIp 25",
      "scoreTransformation 22",
      "transformations 16",
    ]);
  });
});
